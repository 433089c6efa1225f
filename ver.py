import os,subprocess,sys,warnings
from PIL import Image
Image.MAX_IMAGE_PIXELS=None
n=0;bad=[]
for r,_,fs in os.walk('outs'):
    for f in fs:
        p=os.path.join(r,f); n+=1
        q=subprocess.run(['/usr/bin/djpeg','-outfile','/dev/null',p],capture_output=True)
        if q.returncode or q.stderr: bad.append((p,'djpeg',q.stderr[:80]))
        try:
            with warnings.catch_warnings():
                warnings.simplefilter('error'); Image.open(p).load()
        except Exception as e: bad.append((p,'PIL',str(e)[:100]))
print(n,'outputs',len(bad),'bad'); [print(b) for b in bad[:20]]
